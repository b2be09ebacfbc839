// The order counts: frames are changed before anything can create one, and synthetic shadow before any component.
import './frames/sandbox-frames.ts';
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'org/app';

document.body.append(createElement('org-app', { is: App }));
