exports.run = () => {
  console.log('hanging now');
  return new Promise(() => {});
};
