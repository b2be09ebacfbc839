/** Time frames of reports as date literals; an empty one stands for all time. Source: Metadata API Developer Guide, "UserDateInterval". */
export const TIME_FRAMES = {
  INTERVAL_CUSTOM: '',
  INTERVAL_TODAY: 'TODAY',
  INTERVAL_YESTERDAY: 'YESTERDAY',
  INTERVAL_THISWEEK: 'THIS_WEEK',
  INTERVAL_LASTWEEK: 'LAST_WEEK',
  INTERVAL_THISMONTH: 'THIS_MONTH',
  INTERVAL_LASTMONTH: 'LAST_MONTH',
  INTERVAL_LAST7: 'LAST_N_DAYS:7',
  INTERVAL_LAST30: 'LAST_N_DAYS:30',
  INTERVAL_LAST60: 'LAST_N_DAYS:60',
  INTERVAL_LAST90: 'LAST_N_DAYS:90',
  INTERVAL_LAST120: 'LAST_N_DAYS:120',
} as const;

export type TimeFrame = keyof typeof TIME_FRAMES;

export const isTimeFrame = (text: string): text is TimeFrame => text in TIME_FRAMES;
