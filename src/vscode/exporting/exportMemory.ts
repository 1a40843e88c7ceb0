// What was chosen for the last exports of a workspace.

import { Uri } from 'vscode';
import type { Memento } from 'vscode';
import { readAnswers } from './exportAnswers';
import type { ExportAnswers } from './exportAnswers';

export interface ExportMemory {
  /** Id of the format that was exported last. */
  readonly format: string | undefined;
  readonly answers: ExportAnswers;
  /** Where the last export of a folder in a format went. */
  placeOf(source: Uri, format: string): Uri | undefined;
  keepAnswers(answers: ExportAnswers): void;
  keepExport(source: Uri, format: string, place: Uri): void;
}

interface Stored {
  readonly format?: unknown;
  readonly answers?: unknown;
  readonly places?: unknown;
}

const STORED = 'export';

/** @param memento where it is kept from one window to the next */
export function exportMemory(memento: Memento): ExportMemory {
  const stored = (): Stored => memento.get<Stored>(STORED) ?? {};
  const store = (more: Stored): void => void memento.update(STORED, { ...stored(), ...more });
  return {
    get format() {
      const { format } = stored();
      return typeof format === 'string' ? format : undefined;
    },
    get answers() {
      return readAnswers(stored().answers);
    },
    placeOf: (source, format) => {
      const place = readPlaces(stored().places)[placeKey(source, format)];
      return place === undefined ? undefined : Uri.parse(place);
    },
    keepAnswers(answers) {
      store({ answers });
    },
    keepExport(source, format, place) {
      const key = placeKey(source, format);
      const places = { ...readPlaces(stored().places), [key]: place.toString() };
      store({ format, places });
    },
  };
}

/** One folder's export must not take the place of another one's. */
function placeKey(source: Uri, format: string): string {
  return `${format} ${source.toString()}`;
}

function readPlaces(stored: unknown): Readonly<Record<string, string>> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
