/** SQL: rows of meetings under a condition. */
export const recentMeetings = (condition: string) =>
  `t.meeting_id = any(array(select id from meetings.meeting where organisation_no = any($places) and ${condition}))`;
/** SQL: of this month and the one before. */
export const present = `month >= date_trunc('month', $today) - interval '1 month'`;
// What the next meeting needs: not what was said and sent last month, which comes with the rest.
/** SQL: ahead of or under way. */
export const ahead = `${present} and state not in ('sent', 'excused')`;
/** SQL: what a device keeps. */
export const kept = `month >= date_trunc('month', $today) - interval '13 months'`;
