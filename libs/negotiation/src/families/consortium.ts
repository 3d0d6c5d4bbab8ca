/** Consortia: employers acting together. Members are claimed, named, approved by their boards, active, left. */
import { boards } from './consortium/boards';
import { formation } from './consortium/formation';
import { members } from './consortium/members';

export const consortium = [...formation, ...members, ...boards];
