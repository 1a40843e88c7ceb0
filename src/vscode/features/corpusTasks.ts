// Tasks that check and export a folder by the command line that comes with the extension.

import { Disposable, l10n, RelativePattern, Task, tasks, workspace } from 'vscode';
import type { TaskDefinition, WorkspaceFolder } from 'vscode';
import { LABEL_SET_FILE } from '../../corpus/labelSetFile';
import { PRODUCT, TASK_TYPE } from '../commands';
import type { Feature } from '../feature';
import type { HostServices } from '../hostServices';

type CommandLine = NonNullable<HostServices['commandLine']>;

const VERBS = ['check', 'export'] as const;
type Verb = (typeof VERBS)[number];

/** A task as `tasks.json` has it. */
interface CorpusTask extends TaskDefinition {
  readonly verb: Verb;
  /** Relative to the workspace folder, which it is where it is absent. */
  readonly folder?: string;
  /** What follows on the command line. */
  readonly args?: readonly string[];
}

export const corpusTasks: Feature = ({ host: { commandLine } }) => {
  if (!commandLine) return new Disposable(() => undefined);
  return tasks.registerTaskProvider(TASK_TYPE, {
    async provideTasks() {
      const folders = workspace.workspaceFolders ?? [];
      const found = await Promise.all(
        folders.map(async (folder) =>
          (await isCorpus(folder)) ? tasksOf(commandLine, folder) : [],
        ),
      );
      return found.flat();
    },
    resolveTask({ definition, scope, name }) {
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      if (!folder || !isCorpusTask(definition)) return undefined;
      return taskOf(commandLine, folder, definition, name);
    },
  });
};

/** True where the folder has annotations or labels, and a disk that a process can read. */
async function isCorpus({ uri }: WorkspaceFolder): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  const pattern = new RelativePattern(uri, `**/{*.ann.yaml,${LABEL_SET_FILE}}`);
  return (await workspace.findFiles(pattern, '**/node_modules/**', 1)).length > 0;
}

function tasksOf(commandLine: CommandLine, folder: WorkspaceFolder): readonly Task[] {
  const definitions: readonly CorpusTask[] = [
    { type: TASK_TYPE, verb: 'check' },
    { type: TASK_TYPE, verb: 'export', args: ['--out', `${folder.name}.jsonl`] },
  ];
  const about: Readonly<Record<Verb, string>> = {
    check: l10n.t('Checks every article and sidecar; what is found goes to Problems.'),
    export: l10n.t('Exports all articles as JSON Lines; change the arguments in tasks.json.'),
  };
  return definitions.map((definition) => {
    const task = taskOf(commandLine, folder, definition, definition.verb);
    task.detail = about[definition.verb];
    return task;
  });
}

function taskOf(
  run: CommandLine,
  folder: WorkspaceFolder,
  // The editor knows a task again by this very object.
  definition: CorpusTask,
  name: string,
): Task {
  const { verb, folder: path = '.', args = [] } = definition;
  const execution = run(folder.uri, [verb, path, ...args]);
  return new Task(definition, folder, name, PRODUCT, execution, `$${TASK_TYPE}`);
}

/** `tasks.json` is written by hand. */
function isCorpusTask(definition: TaskDefinition): definition is CorpusTask {
  const { verb, folder, args } = definition as Readonly<Record<string, unknown>>;
  return (
    VERBS.some((known) => known === verb) &&
    (folder === undefined || typeof folder === 'string') &&
    (args === undefined || (Array.isArray(args) && args.every((arg) => typeof arg === 'string')))
  );
}
