// @ts-check

/** In place of `@vscode/native-watchdog`, which ends a server whose parent has died. */
export const nativeWatchdogStub = `exports.start = () => {};
`;

/**
 * In place of `@vscode/spdlog`, which writes log files: a logger that keeps nothing. Each export has
 * a statement of its own, because that is all Node.js sees when an ES module imports this.
 */
export const spdlogStub = `const ignore = () => {};
class Logger {
  level = 2;
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
}
const silent = 'trace debug info warn error critical clearFormatters setPattern flush drop';
for (const name of silent.split(' ')) Logger.prototype[name] = ignore;
const createLogger = async () => new Logger();
exports.Logger = Logger;
exports.createAsyncRotatingLogger = createLogger;
exports.createRotatingLogger = createLogger;
exports.setFlushOn = ignore;
exports.setLevel = ignore;
exports.shutdown = ignore;
exports.version = 0;
`;
