/** How the standard objects look in an org where nobody has changed their layouts. */
export interface StandardLayout {
  readonly compact: readonly string[];
  readonly sections: readonly { readonly label: string; readonly columns: readonly (readonly string[])[] }[];
  readonly relatedLists: readonly { readonly relatedList: string; readonly fields: readonly string[] }[];
  readonly list: readonly string[];
}

const SYSTEM = {
  label: 'System Information',
  columns: [
    ['CreatedById', 'CreatedDate'],
    ['LastModifiedById', 'LastModifiedDate'],
  ],
};

const FILES = { relatedList: 'AttachedContentDocuments', fields: ['FileType', 'ContentSize', 'CreatedDate'] };

export const STANDARD_LAYOUTS: Readonly<Record<string, StandardLayout>> = {
  Contact: {
    compact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
    sections: [
      {
        label: 'Contact Information',
        columns: [
          ['Name', 'AccountId', 'Title', 'Department', 'Birthdate', 'ReportsToId', 'LeadSource'],
          ['Phone', 'HomePhone', 'MobilePhone', 'OtherPhone', 'Email', 'DoNotCall', 'OwnerId'],
        ],
      },
      { label: 'Address Information', columns: [['MailingAddress'], ['OtherAddress']] },
      { label: 'Description Information', columns: [['Description'], []] },
      SYSTEM,
    ],
    relatedLists: [
      { relatedList: 'Cases', fields: ['CaseNumber', 'Subject', 'Priority', 'CreatedDate', 'Status'] },
      FILES,
    ],
    list: ['Name', 'Title', 'Phone', 'MobilePhone', 'Email', 'OwnerId'],
  },
  Case: {
    compact: ['ContactId', 'Priority', 'Status', 'CaseNumber', 'OwnerId'],
    sections: [
      {
        label: 'Case Information',
        columns: [
          ['CaseNumber', 'OwnerId', 'ContactId', 'AccountId', 'Type', 'Reason'],
          ['Status', 'Priority', 'Origin', 'IsEscalated', 'CreatedDate', 'ClosedDate'],
        ],
      },
      { label: 'Description Information', columns: [['Subject', 'Description'], ['Comments']] },
      SYSTEM,
    ],
    relatedLists: [FILES],
    list: ['CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority', 'CreatedDate', 'OwnerId'],
  },
  Account: {
    compact: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
    sections: [
      {
        label: 'Account Information',
        columns: [
          ['Name', 'OwnerId', 'ParentId', 'Type', 'Industry'],
          ['Phone', 'Fax', 'Website', 'BillingAddress', 'ShippingAddress'],
        ],
      },
      SYSTEM,
    ],
    relatedLists: [
      { relatedList: 'Contacts', fields: ['Name', 'Title', 'Email', 'Phone'] },
      { relatedList: 'Cases', fields: ['CaseNumber', 'ContactId', 'Subject', 'Status'] },
    ],
    list: ['Name', 'Phone', 'Type', 'OwnerId'],
  },
  User: {
    compact: ['Title', 'Email', 'Phone'],
    sections: [
      {
        label: 'About',
        columns: [
          ['Name', 'Title', 'Department', 'CompanyName', 'ManagerId'],
          ['Email', 'Username', 'Phone', 'MobilePhone', 'IsActive'],
        ],
      },
    ],
    relatedLists: [],
    list: ['Name', 'Title', 'Email'],
  },
};
