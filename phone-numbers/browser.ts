import { phoneNumbers } from './phone-numbers.ts';

/** The static resource of the components: a script that leaves its functions in one global. */
Object.assign(globalThis, { startVideoPhoneNumbers: phoneNumbers });
