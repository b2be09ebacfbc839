/// <reference types="@salesforce/lightning-types" />

declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}

declare module '@salesforce/resourceUrl/*' {
  const url: string;
  export default url;
}

declare module '@salesforce/user/Id' {
  /** Id of the user who looks at the page. */
  const id: string;
  export default id;
}

declare module '@salesforce/schema/*' {
  const reference: { fieldApiName: string; objectApiName: string };
  export default reference;
}
