/** The flows of the package that have to run; its templates are left to each org. */
export const PACKAGED_FLOWS: readonly string[] = [
  'Start_Video_For_Case',
  'Start_Video_Now',
  'Video_Call_Completed',
  'Video_Notify_Case_Owner',
  'Video_Room_Failed',
  'Video_Room_Ready',
  'Video_Session_Free_Case',
  'Video_Session_Publish_Request',
];
