// Where the results of actions are told, the likeliest to matter first: the focus goes there.
export const CONNECTED_OR_NOT = ['c-setup-save-bar', 'c-setup-connection'];
export const SAVED_OR_NOT = ['.saved', 'c-setup-save-bar'];
export const RELOADED = ['c-setup-save-bar', '.heading'];
