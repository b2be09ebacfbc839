import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { registrationXml } from './registration-xml.ts';

// Writes the registration of the external service anew. Usage: npm run external-service
const FILE =
  'force-app/main/default/externalServiceRegistrations/Start_Video_Middleware.externalServiceRegistration-meta.xml';

writeFileSync(path.resolve(import.meta.dirname, '../..', FILE), registrationXml());
