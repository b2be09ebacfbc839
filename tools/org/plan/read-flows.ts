import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { PackagedFlow } from './flow-order.ts';

const SUFFIX = '.flow-meta.xml';
const flowSchema = z.object({
  Flow: z.object({ status: z.string(), subflows: z.array(z.object({ flowName: z.string() })).default([]) }),
});
const parser = new XMLParser({ isArray: (name) => name === 'subflows', parseTagValue: false });

/** The flows of a folder in source format. @throws ZodError if a file is no flow */
export function readFlows(folder: string): PackagedFlow[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => {
      const { Flow } = flowSchema.parse(parser.parse(readFileSync(path.join(folder, file), 'utf8')));
      return {
        name: file.slice(0, -SUFFIX.length),
        isActive: Flow.status === 'Active',
        subflows: Flow.subflows.map(({ flowName }) => flowName),
      };
    });
}
