// The worker in which passphrases become keys: half a second of one core and 64 MiB, off the page.
import { expose } from 'comlink';
import { keyWork } from './key-work.ts';

expose(keyWork);
