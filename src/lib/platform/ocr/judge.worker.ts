// The worker in which newer weights are tried; it ends with the trial.
import { expose } from 'comlink';
import { judgeWeights } from './judge-weights.ts';

expose({ judge: judgeWeights });
