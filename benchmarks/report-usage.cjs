/** Loaded before a measured program: at its end writes what it used to the file that `USAGE_FILE` names. */

'use strict';

const { writeFileSync } = require('node:fs');

process.once('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  // `maxRSS` counts kilobytes, the CPU times microseconds; `performance.now()` began with the process.
  const usage = {
    wall: performance.now(),
    cpu: (userCPUTime + systemCPUTime) / 1000,
    memory: maxRSS / 1024,
  };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
