import { noticeLabels } from 'c/startVideoLabels';
import type { NoticeState, ViewState } from './viewState';

export interface Notice {
  title: string;
  remedy: string;
}

const NOTICES: Record<NoticeState, Notice> = {
  noPermission: { title: noticeLabels.noPermissionTitle, remedy: noticeLabels.noPermissionRemedy },
  notConfigured: { title: noticeLabels.notConfiguredTitle, remedy: noticeLabels.notConfiguredRemedy },
  noContact: { title: noticeLabels.noContactTitle, remedy: noticeLabels.noContactRemedy },
  noNumber: { title: noticeLabels.noNumberTitle, remedy: noticeLabels.noNumberRemedy },
};

/** What is missing and what to do about it, for the states that need words. */
export function noticeFor(state: ViewState): Notice | undefined {
  return state in NOTICES ? NOTICES[state as NoticeState] : undefined;
}
