/** The field permission of a permission set, as it is written there. */
export const grantOf = (field: string) =>
  new RegExp(
    `<fieldPermissions>\\s*<editable>\\w+</editable>\\s*<field>${field}</field>[\\s\\S]*?</fieldPermissions>`,
    'u',
  );
/** The object permission of a permission set. */
export const objectGrantOf = (object: string) =>
  new RegExp(
    `<objectPermissions>(?:(?!</objectPermissions>)[\\s\\S])*<object>${object}</object>[\\s\\S]*?</objectPermissions>`,
    'u',
  );
