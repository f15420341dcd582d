/**
 * What oclif loads at every start and this program never uses: the search for command files (ours are named
 * one by one) and its own debug output. Empty modules take their place in the bundle; loading the real ones
 * takes as long as reading a config.
 * @type {import('esbuild').Plugin}
 */
export const unusedByOclif = {
  name: 'unused-by-oclif',
  setup(build) {
    build.onResolve({ filter: /^(?:debug|tinyglobby)$/ }, ({ path, importer }) =>
      /[\\/]@oclif[\\/]core[\\/]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    )
    build.onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => ({
      contents: path === 'debug' ? 'module.exports = () => () => {}' : 'module.exports = {}',
    }))
  },
}
