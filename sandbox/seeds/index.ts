export { ORGANIZATION_ID, seedIds } from './seed-ids.ts';
export { emailOf, seedUsers } from './people.ts';
export { seedProfiles } from './profiles.ts';
export { seedOrg } from './seed-org.ts';
export { fillRecords } from './project-records.ts';
