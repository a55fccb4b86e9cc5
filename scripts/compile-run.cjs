// What `compile.mjs` runs in a terminal: the program on a capture, and at its end what V8 has compiled of it goes to files.
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')

const [folder, ...args] = process.argv.slice(2)
const { load, loaded } = require(join(folder, 'load.js'))
process.on('exit', () => {
	for (const { script, cachePath } of loaded.values()) writeFileSync(cachePath, script.createCachedData())
})
load('src/cli/main.ts')
	.main(args)
	.then(code => {
		process.exitCode = code
	})
