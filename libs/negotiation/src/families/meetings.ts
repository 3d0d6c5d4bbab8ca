/** Meetings, minutes and actions. */
import { actions } from './meetings/actions';
import { attendances } from './meetings/attendance';
import { meetingCourse } from './meetings/course';
import { minutes } from './meetings/minutes';

export { logMeeting } from './meetings/log-meeting';
export const meetings = [...meetingCourse, ...attendances, ...minutes, ...actions];
