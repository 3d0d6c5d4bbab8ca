'use strict';
/** How the TypeScript sources are compiled where they run without a build; types are checked apart (see .ci/test.cjs). */
module.exports = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};
