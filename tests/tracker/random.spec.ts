import { freshPerson, freshSalt, uuid5 } from '../../libs/tracker/src/random';

describe('what is drawn at random', () => {
  it('gives salts of 32 bytes, no two alike, however many are drawn', () => {
    const salts = Array.from({ length: 5_000 }, freshSalt);
    expect(new Set(salts).size).toBe(salts.length);
    expect(salts.every((salt) => /^[0-9a-f]{64}$/.test(salt))).toBe(true);
  });

  it('shares no bytes between salts that are drawn one after another', () => {
    const salts = Array.from({ length: 1_000 }, freshSalt);
    const parts = salts.flatMap((salt) => [salt.slice(0, 16), salt.slice(16, 32), salt.slice(32, 48), salt.slice(48)]);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('makes ids of persons of ten letters, each letter about as often as any other', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 2_600; n += 1) {
      const person = freshPerson();
      expect(person).toMatch(/^person-[a-z]{10}$/);
      for (const letter of person.slice('person-'.length)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(26);
    // 1,000 of each are expected; ten times the standard deviation of about 31 lies beyond chance.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(310);
  });

  it('makes the UUID of version 5 of RFC 9562 (appendix A.4)', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
