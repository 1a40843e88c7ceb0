import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import type { Attributes } from '../../src/core/model/annotation';
import { command, openArticle, pressEnter, sidecarOnDisk, tag } from './article';
import type { TestArticle } from './article';

const TEXT = 'Orla said Aven was calm.\n';

/** An article with one claim. */
async function claimArticle(): Promise<TestArticle> {
  const article = await openArticle(TEXT);
  await tag(article, 'claim', 'Aven was calm');
  return article;
}

async function attributesOf(article: TestArticle): Promise<Attributes> {
  await article.open.session.settled();
  return sidecarOnDisk(article).sidecar.annotations[0]?.attributes ?? {};
}

describe('attributes', () => {
  it('are set, changed and removed by a key of one’s own, one undo each', async () => {
    const article = await claimArticle();
    const before = await attributesOf(article);
    await command('attributes', { name: 'modality', value: 'denied' });
    await command('attributes', { name: 'polarity', value: 'negative' });
    assert.deepEqual(await attributesOf(article), {
      ...before,
      modality: 'denied',
      polarity: 'negative',
    });
    await command('attributes', { name: 'modality', value: null });
    assert.equal((await attributesOf(article))['modality'], undefined);
    await command('undo');
    await command('undo');
    assert.equal((await attributesOf(article))['modality'], 'denied');
    assert.deepEqual(await attributesOf(article), { ...before, modality: 'denied' });
    assert.equal(readFileSync(article.path, 'utf8'), TEXT);
  });

  it('of another type than any are not taken', async () => {
    const article = await claimArticle();
    const before = await attributesOf(article);
    await command('attributes', { name: 'modality', value: { deep: true } });
    assert.deepEqual(await attributesOf(article), before);
  });

  it('are asked for, with the label’s values', async () => {
    const article = await claimArticle();
    const { session } = article.open;
    const before = session.state.layer;
    const asked = command('attributes', { name: 'modality' });
    await pressEnter(() => session.state.layer !== before || session.state.history.done.length > 1);
    await asked;
    const values = article.open.labelSet.attributes?.find(
      ({ name }) => name === 'modality',
    )?.values;
    assert.ok(values?.includes(String((await attributesOf(article))['modality'])));
  });

  it('of an article that can’t be annotated are left alone', async () => {
    const article = await openArticle(TEXT, 'format: article-annotations/9\n');
    await command('attributes', { name: 'modality', value: 'denied' });
    await command('setStatus', 'done');
    assert.equal(readFileSync(article.sidecarPath, 'utf8'), 'format: article-annotations/9\n');
    // The suite that exports works on the whole folder.
    rmSync(article.sidecarPath);
  });
});

describe('a note', () => {
  it('keeps its line breaks, and goes when it is empty', async () => {
    const article = await claimArticle();
    await command('note', { note: 'first\nsecond' });
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.note, 'first\nsecond');
    await command('note', { note: '' });
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.note, undefined);
    await command('undo');
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.note, 'first\nsecond');
  });

  it('stays when Enter is pressed in its box without a change', async () => {
    const article = await claimArticle();
    await command('note', { note: 'first\nsecond' });
    const { length } = article.open.session.state.history.done;
    let isDone = false;
    const asked = command('note').then(() => {
      isDone = true;
    });
    await pressEnter(() => isDone);
    await asked;
    assert.equal(article.open.session.state.layer.annotations[0]?.note, 'first\nsecond');
    assert.equal(article.open.session.state.history.done.length, length);
  });
});

describe('an article', () => {
  it('has a status that can be set and undone', async () => {
    const article = await claimArticle();
    await command('setStatus', 'done');
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.status, 'done');
    await command('undo');
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.status, 'in-progress');
  });

  it('goes one step further by Enter', async () => {
    const article = await claimArticle();
    const asked = command('setStatus');
    await pressEnter(() => article.open.session.state.layer.status === 'done');
    await asked;
  });

  it('has attributes of its own', async () => {
    const article = await claimArticle();
    await command('articleAttributes', { name: 'desk', value: 'north' });
    await article.open.session.settled();
    assert.deepEqual(sidecarOnDisk(article).sidecar.attributes, { desk: 'north' });
  });
});
