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
        // Each file has a workbench of its own, and two at once would only slow each other down.
        test: {
          name: 'workbench',
          include: ['test/workbench/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
