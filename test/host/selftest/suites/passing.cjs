const { runMocha } = require('./runMocha.cjs');

exports.run = () => runMocha(require.resolve('./passingTests.cjs'));
