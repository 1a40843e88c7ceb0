// The scripts of pages and of the editor's view, which the bundler puts in.

declare const __FIGURE_SCRIPT__: string | undefined;
declare const __READING_SCRIPT__: string | undefined;

/** Draws the relations of an exported page; empty where nothing was bundled. */
export const FIGURE_SCRIPT = typeof __FIGURE_SCRIPT__ === 'string' ? __FIGURE_SCRIPT__ : '';

/** Runs in the editor's reading view; empty where nothing was bundled. */
export const READING_SCRIPT = typeof __READING_SCRIPT__ === 'string' ? __READING_SCRIPT__ : '';
