// @ts-check
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/grammar/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'formats', include: ['test/formats/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: {
          name: 'git',
          include: ['test/git/**/*.test.ts'],
          globalSetup: ['test/git/build.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // Each file kills processes and fills disks, and times how fast that goes.
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          poolOptions: { forks: { singleFork: true } },
          testTimeout: 60_000,
        },
      },
      {
        // Each file has a workbench of its own, and two at once would only slow each other down.
        test: {
          name: 'workbench',
          include: ['test/workbench/**/*.test.ts'],
          poolOptions: { forks: { singleFork: true } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
