import { jest } from '@jest/globals';

// A journey waits for browsers and servers; Jest takes no timeout from the configuration of one project.
jest.setTimeout(120_000);
