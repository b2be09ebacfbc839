import type { ListView } from '../../metadata/metadata-types.ts';

/** The list views that every org has of its standard objects, as far as agents use them. */
export const listViews = (...views: readonly ListView[]): ReadonlyMap<string, ListView> =>
  new Map(views.map((view) => [view.name, view]));

/** All records that a person sees. */
export const everything = (name: string, label: string, ...columns: readonly string[]): ListView => ({
  name,
  label,
  filterScope: 'Everything',
  columns,
  filters: [],
});

/** Those that a person owns. */
export const mine = (name: string, label: string, ...columns: readonly string[]): ListView => ({
  ...everything(name, label, ...columns),
  filterScope: 'Mine',
});
