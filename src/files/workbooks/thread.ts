import { parentPort, workerData } from 'node:worker_threads';
import { sheetsIn } from './cells.js';
import type { Reply, Task } from './readWorkbook.js';

/** Reads one workbook and ends. */
function answer(task: Task): Reply {
  try {
    return { sheets: sheetsIn(task) };
  } catch (error) {
    return {
      wrong: `this workbook cannot be read: ${(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''}`,
    };
  }
}

parentPort?.postMessage(answer(workerData as Task));
