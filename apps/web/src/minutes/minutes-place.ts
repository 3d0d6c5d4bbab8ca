import type { Place } from '../notes/line';

/** Where the minutes of a meeting stand in this page. */
export const minutesOf = ({ negotiation, meeting }: Place): string => `/negotiations/${negotiation}/meetings/${meeting}/minutes`;
