import heading from '@salesforce/label/c.StartVideo_Receipt';
import duration from '@salesforce/label/c.StartVideo_ReceiptDuration';
import started from '@salesforce/label/c.StartVideo_ReceiptStarted';
import ended from '@salesforce/label/c.StartVideo_ReceiptEnded';
import agentRating from '@salesforce/label/c.StartVideo_ReceiptAgentRating';
import guestRating from '@salesforce/label/c.StartVideo_ReceiptGuestRating';
import stars from '@salesforce/label/c.StartVideo_ReceiptStars';
import pictures from '@salesforce/label/c.StartVideo_ReceiptPictures';
import pending from '@salesforce/label/c.StartVideo_ReceiptPending';
import numberDiffers from '@salesforce/label/c.StartVideo_ReceiptNumberDiffers';
import another from '@salesforce/label/c.StartVideo_ReceiptAnother';
import warning from '@salesforce/label/c.StartVideo_Warning';

/** Words of what became of a call. */
export const receiptLabels = {
  heading,
  duration,
  started,
  ended,
  agentRating,
  guestRating,
  stars,
  pictures,
  pending,
  numberDiffers,
  another,
  warning,
};
