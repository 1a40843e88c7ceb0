const Mocha = require('mocha');

/** Runs one file of tests; rejects when a test fails, as VS Code expects of a suite. */
exports.runMocha = (file) => {
  const mocha = new Mocha({ ui: 'tdd', timeout: 20_000 });
  mocha.addFile(file);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures) reject(new Error(`${failures} tests failed.`));
      else resolve();
    });
  });
};
