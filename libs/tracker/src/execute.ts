import { understand, type Asked } from './command';
import { record, settled, tailOf } from './record';
import { recordTogether } from './record-together';
import type { Receipt, Submission } from './tracker';
import type { Workshop } from './workshop';

/** Load, fold, decide, form, append: one act, recorded exactly once whatever is retried. */
export async function execute(shop: Workshop, submission: Submission): Promise<Receipt> {
  shop.continuity.check();
  const command = await understand(shop, submission, {
    rehearse: (asked) => rehearse(shop, asked),
    register: (own) => record(shop, own),
  });
  return shop.queue.together(command.stream, command, (all) => recordTogether(shop, all));
}

/** Throws what would be thrown if the act were recorded now; records nothing. */
async function rehearse(shop: Workshop, asked: Asked): Promise<void> {
  for (const fresh of [false, true])
    if ((await settled(shop, asked, { folded: await tailOf(shop, asked.stream, fresh), fresh })) !== 'again') return;
}
