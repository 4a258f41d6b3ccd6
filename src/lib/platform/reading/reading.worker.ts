// Entry of a reading worker: one page or one box at a time.
import { serveJobs } from '../workers/serve-jobs.ts';
import { doReadingJob } from './reading-jobs.ts';

serveJobs(doReadingJob);
