// npm warns whoever installs the package of its script `prepare`, which is for checkouts and does not run there. It is
// taken out of package.json while the package is made, and put back after: `prepack` and `postpack` call this.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const KEPT = 'package.json.unpacked'

if (process.argv[2] === 'restore') renameSync(KEPT, 'package.json')
else {
  // Left behind by a run that was killed: what stands in package.json is not the whole then.
  const text = readFileSync(existsSync(KEPT) ? KEPT : 'package.json', 'utf8')
  const { scripts, ...manifest } = JSON.parse(text)
  const { prepare, prepack, postpack, ...others } = scripts
  writeFileSync(KEPT, text)
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, scripts: others }, null, 2)}\n`)
}
