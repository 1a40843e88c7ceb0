const assert = require('node:assert/strict');

suite('a suite that fails', () => {
  test('one is two', () => assert.equal(1, 2));
});
