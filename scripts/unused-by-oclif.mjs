/**
 * What oclif loads at every start and this program hardly ever uses: the search for command files (ours are
 * named one by one; a plugin of somebody else's may look for its own, and then it is loaded) and oclif's debug
 * output. Loading them takes as long as reading a config.
 * @type {import('esbuild').Plugin}
 */
export const unusedByOclif = {
  name: 'unused-by-oclif',
  setup(build) {
    build.onResolve({ filter: /^(?:debug|tinyglobby)$/ }, ({ path, importer }) =>
      /[\\/]@oclif[\\/]core[\\/]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    )
    build.onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => ({
      contents:
        path === 'debug'
          ? 'module.exports = () => () => {}'
          : 'module.exports = { glob: (...words) => require("tinyglobby").glob(...words) }',
      resolveDir: import.meta.dirname,
    }))
  },
}
