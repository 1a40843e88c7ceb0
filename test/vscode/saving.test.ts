import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { readSidecar } from '../../src/core/sidecar/read';
import { openArticle, sidecarOnDisk, summary, tag, waitFor } from './article';

const TEXT = 'Aven is a town. Orla is a person.\n';

/** Answers the next error message with one of its buttons, and the save dialog with a file. */
function answer(button: string, file: string): { readonly shown: string[]; undo: () => void } {
  const shown: string[] = [];
  const { showErrorMessage, showSaveDialog } = vscode.window;
  const window = vscode.window as { showErrorMessage: unknown; showSaveDialog: unknown };
  window.showErrorMessage = (message: string, ...buttons: string[]) => {
    shown.push(message);
    return Promise.resolve(buttons.find((each) => each === button));
  };
  window.showSaveDialog = () => Promise.resolve(vscode.Uri.file(file));
  return {
    shown,
    undo: () => {
      window.showErrorMessage = showErrorMessage;
      window.showSaveDialog = showSaveDialog;
    },
  };
}

describe('an annotation that can’t be saved', () => {
  it('is told, kept, saved as a copy elsewhere and tried again', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    // A folder in the place of the lock lets nobody write, not even root.
    const { lockPath } = await import('../../src/node/ownFiles');
    const trap = lockPath(article.sidecarPath);
    mkdirSync(trap);
    const copy = join(dirname(article.path), `copy_${Date.now()}.yaml`);
    const answers = answer('Save a Copy…', copy);
    try {
      await tag(article, 'actor', 'Orla');
      assert.equal(article.open.session.state.persistence.kind, 'unsaved');
      const text = await waitFor(() => textOf(copy), 'the copy');
      assert.equal(answers.shown.length, 1);
      assert.match(answers.shown[0] ?? '', /are not saved yet: .* They are kept and tried again\./);
      const reading = readSidecar(text);
      assert.ok(reading.ok, 'the copy must be a sidecar');
      assert.deepEqual(summary(reading.file), ['place: Aven', 'actor: Orla']);
      assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Aven']);
    } finally {
      answers.undo();
      rmSync(trap, { recursive: true });
    }
    await waitFor(
      () => article.open.session.state.persistence.kind === 'saved',
      'the save to be tried again',
    );
    assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Aven', 'actor: Orla']);
  });

  it('is merged where the copy is to go to its own place', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    const { lockPath } = await import('../../src/node/ownFiles');
    const trap = lockPath(article.sidecarPath);
    mkdirSync(trap);
    const answers = answer('Save a Copy…', article.sidecarPath);
    try {
      const theirs = readFileSync(article.sidecarPath, 'utf8').replace('place', 'claim');
      await tag(article, 'actor', 'Orla');
      writeFileSync(article.sidecarPath, theirs);
    } finally {
      answers.undo();
      rmSync(trap, { recursive: true });
    }
    await waitFor(
      () => summary(sidecarOnDisk(article)).join() === 'claim: Aven,actor: Orla',
      'both to be on disk',
    );
  });
});

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
