// Entry of the decode worker: hostile files are parsed here, where a hang or a crash costs one worker.
import { serveJobs } from '../workers/serve-jobs.ts';
import { doDecodeJob } from './decode-jobs.ts';

serveJobs(doDecodeJob);
