// Timers, which every host of the extension has. Declared by hand because this code runs in Node
// and in web workers, and is compiled without the types of either.

declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;
