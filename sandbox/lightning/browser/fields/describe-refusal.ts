interface Refusal {
  readonly message?: string;
  readonly body?: {
    readonly message?: string;
    readonly output?: {
      readonly errors?: readonly { readonly message: string }[];
      readonly fieldErrors?: Readonly<
        Record<string, readonly { readonly message: string; readonly fieldLabel: string }[]>
      >;
    };
  };
}

/** What Salesforce said about a record that it did not take, in one line. */
export function describeRefusal(error: unknown): string {
  const { body, message } = error as Refusal;
  const ofPage = (body?.output?.errors ?? []).map((each) => each.message);
  const ofFields = Object.values(body?.output?.fieldErrors ?? {})
    .flat()
    .map((each) => `${each.fieldLabel}: ${each.message}`);
  const all = [...ofPage, ...ofFields].join(' ');
  return all || (body?.message ?? message ?? 'The record could not be saved.');
}
