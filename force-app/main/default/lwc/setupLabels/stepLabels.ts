import connectionTitle from '@salesforce/label/c.VideoSetup_StepConnectionTitle';
import connectionHeading from '@salesforce/label/c.VideoSetup_StepConnectionHeading';
import connectionIntro from '@salesforce/label/c.VideoSetup_StepConnectionIntro';
import salesforceTitle from '@salesforce/label/c.VideoSetup_StepSalesforceTitle';
import salesforceHeading from '@salesforce/label/c.VideoSetup_StepSalesforceHeading';
import salesforceIntro from '@salesforce/label/c.VideoSetup_StepSalesforceIntro';
import videoTitle from '@salesforce/label/c.VideoSetup_StepVideoTitle';
import videoHeading from '@salesforce/label/c.VideoSetup_StepVideoHeading';
import videoIntro from '@salesforce/label/c.VideoSetup_StepVideoIntro';
import callsTitle from '@salesforce/label/c.VideoSetup_StepCallsTitle';
import callsHeading from '@salesforce/label/c.VideoSetup_StepCallsHeading';
import callsIntro from '@salesforce/label/c.VideoSetup_StepCallsIntro';
import peopleTitle from '@salesforce/label/c.VideoSetup_StepPeopleTitle';
import peopleHeading from '@salesforce/label/c.VideoSetup_StepPeopleHeading';
import peopleIntro from '@salesforce/label/c.VideoSetup_StepPeopleIntro';
import testCallTitle from '@salesforce/label/c.VideoSetup_StepTestCallTitle';
import testCallHeading from '@salesforce/label/c.VideoSetup_StepTestCallHeading';
import testCallIntro from '@salesforce/label/c.VideoSetup_StepTestCallIntro';
import deliveriesTitle from '@salesforce/label/c.VideoSetup_StepDeliveriesTitle';
import deliveriesHeading from '@salesforce/label/c.VideoSetup_StepDeliveriesHeading';
import deliveriesIntro from '@salesforce/label/c.VideoSetup_StepDeliveriesIntro';

/** Title, heading and first sentence of every step. */
export const stepLabels = {
  connection: { title: connectionTitle, heading: connectionHeading, intro: connectionIntro },
  salesforce: { title: salesforceTitle, heading: salesforceHeading, intro: salesforceIntro },
  video: { title: videoTitle, heading: videoHeading, intro: videoIntro },
  calls: { title: callsTitle, heading: callsHeading, intro: callsIntro },
  people: { title: peopleTitle, heading: peopleHeading, intro: peopleIntro },
  testCall: { title: testCallTitle, heading: testCallHeading, intro: testCallIntro },
  deliveries: { title: deliveriesTitle, heading: deliveriesHeading, intro: deliveriesIntro },
};
