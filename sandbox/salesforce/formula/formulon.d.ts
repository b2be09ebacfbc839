declare module 'formulon' {
  const formulon: {
    parse(formula: string, values?: Readonly<Record<string, unknown>>): unknown;
    extract(formula: string): unknown;
  };
  export default formulon;
}
