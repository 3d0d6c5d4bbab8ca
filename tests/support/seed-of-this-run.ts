const OF_EVERY_ORDINARY_RUN = 20_090_716;

/** What this run draws its cases from, from 0 up to but not including 2^31. `PARLEY_TEST_SEED` repeats a run; a long one is new each time. */
export function seedOfThisRun(): number {
  const { PARLEY_TEST_SEED: given, PARLEY_TEST_LONG: long } = process.env;
  if (given !== undefined) return Number(given);
  return long === undefined ? OF_EVERY_ORDINARY_RUN : Date.now() % 2 ** 31;
}
