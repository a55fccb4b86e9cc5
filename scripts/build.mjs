// Bundles the program into dist and has it compiled: it starts in a quarter of the time that its modules one by one would take.
// With --if-stale only when a source is newer than the bundle. Says nothing when all is well.
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import process, { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compile } from './compile.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Writes `<name>.js`, executable, in place of what was in the folder. What that imports when it is needed goes into one
 * script, `program.js`, with the threads: CommonJS, since Node 20 takes no compiled code for modules (`compile.mjs`).
 * Large packages that a first frame does not wait for are scripts of their own.
 *
 * @param {{ entry: string, name: string, folder: string, threads?: Record<string, string> }} options
 *   `threads`: what else is started by its place in the folder, by its name there
 */
export async function bundle({ entry, name, folder, threads = {} }) {
	const parts = new Set(Object.values(threads))
	const starter = await build({
		...OPTIONS,
		entryPoints: [entry],
		banner: { js: HEAD },
		plugins: [later(entry, parts), ...PLUGINS],
	})
	const used = new Map()
	const program = await script(
		[...parts].map(part => [part, `./${part}`]),
		[packagesApart(used), ...PLUGINS],
	)
	const packages = await Promise.all(
		[...used].map(async ([name, paths]) => ({
			name,
			...(await script(
				[...paths].map(path => [path, path]),
				PLUGINS,
			)),
		})),
	)

	rmSync(folder, { recursive: true, force: true })
	mkdirSync(folder, { recursive: true })
	const write = (file, content) => writeFileSync(join(folder, file), content)
	write(`${name}.js`, `#!/usr/bin/env node\n${starter.outputFiles[0].text}`)
	chmodSync(join(folder, `${name}.js`), 0o755)
	for (const [thread, part] of Object.entries(threads)) write(`${thread}.js`, `${loading(part)}\n`)
	write('program.js', ascii(program.outputFiles[0].text))
	for (const { name, outputFiles } of packages) write(`${name}.js`, ascii(outputFiles[0].text))
	copyFileSync(join(ROOT, 'scripts/load.cjs'), join(folder, 'load.js'))
	// What the package says of its own scripts does not hold here.
	write('package.json', '{ "type": "commonjs" }\n')
	write(
		'LICENSES.txt',
		licenses([starter, program, ...packages].flatMap(({ metafile }) => Object.keys(metafile.inputs))),
	)
}

/** The program and its threads: one reads captures, one relays. */
export const PROGRAM = {
	entry: 'src/cli.ts',
	name: 'handshark',
	threads: { worker: 'src/cli/scan/worker.ts', 'relay-worker': 'src/cli/proxy/relay-worker.ts' },
}

/** Whether a source, or what is installed, is newer than the bundle. */
export function isStale(bundlePath, sources = ['src', 'scripts', 'package.json', 'package-lock.json']) {
	const made = changed(bundlePath)
	return made === undefined || sources.some(source => newest(join(ROOT, source)) > made)
}

/** A script that has ready what files and packages export: pairs of a name and the path to import. */
const script = (exported, plugins) =>
	build({
		...OPTIONS,
		stdin: {
			contents: exported.map(([name, path]) => `exports['${name}'] = () => require('${path}')`).join('\n'),
			resolveDir: ROOT,
		},
		// A function, as Node makes one of each such file: made here, megabytes need not be copied for that.
		banner: { js: `(function(exports,require,module,__filename,__dirname){${HEAD}` },
		footer: { js: '})' },
		plugins,
	})

/** A statement that loads a part of a script. */
const loading = (part, name = 'program') => `module.exports = require('./load.js').load('${part}', '${name}')`

/** What a first frame does without, by the script it is in: what draws once a frame is there, and what makes certificates. */
const PACKAGES = { ink: /^(ink|react|react\/jsx-runtime)$/, forge: /^node-forge$/ }

/** Packages are taken from scripts of their own; `used` is told which, by script. */
const packagesApart = used => ({
	name: 'packages-apart',
	setup({ onResolve, onLoad }) {
		for (const [name, filter] of Object.entries(PACKAGES)) {
			onResolve({ filter }, ({ path }) => {
				used.set(name, (used.get(name) ?? new Set()).add(path))
				return { path, namespace: name }
			})
			onLoad({ filter: /./, namespace: name }, ({ path }) => ({ contents: loading(path, name), resolveDir: ROOT }))
		}
		onResolve({ filter: /^\.\/load\.js$/ }, ({ path, namespace }) =>
			namespace in PACKAGES ? { path, external: true } : undefined,
		)
	},
})

/** What an entry imports when it is needed is a part of the program, and not of the entry. */
const later = (entry, parts) => ({
	name: 'later',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /./ }, ({ kind, path, importer }) => {
			if (path === './load.js') return { path, external: true }
			if (kind !== 'dynamic-import' || importer !== join(ROOT, entry)) return
			const part = join(dirname(entry), path).replace(/\.js$/, '.ts')
			parts.add(part)
			return { path: part, namespace: 'part' }
		})
		onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({ contents: loading(path), resolveDir: ROOT }))
	},
})

/** With DEV=true in the user's environment Ink would look for React's devtools, which nobody who runs this has. */
const withoutInkDevtools = {
	name: 'without-ink-devtools',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^\.\/(utils|devtools)\.js$/ }, ({ path, importer }) =>
			/[\\/]ink[\\/]build[\\/][^\\/]+$/.test(importer) ? { path, namespace: 'no-devtools' } : undefined,
		)
		onLoad({ filter: /.*/, namespace: 'no-devtools' }, () => ({ contents: 'export const isDev = () => false' }))
		// All that it awaits is for them, and CommonJS cannot wait.
		onLoad({ filter: /[\\/]ink[\\/]build[\\/]reconciler\.js$/ }, ({ path }) => ({
			contents: replaced(path, /\bawait (?=import\('\.\/devtools\.js'\)|loadPackageJson)/g, ''),
		}))
	},
}

/** Yoga is WebAssembly, which its package waits for; made at once, it is there when CommonJS needs it. */
const yogaAtOnce = {
	name: 'yoga-at-once',
	setup({ onLoad }) {
		const data = /"data:application\/octet-stream;base64,([^"]+)"/
		onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({ contents: replaced(path, data, '""') }))
		onLoad({ filter: /[\\/]yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/ }, ({ path }) => {
			const [, base64] = data.exec(readFileSync(join(dirname(path), '../binaries/yoga-wasm-base64-esm.js'), 'utf8'))
			const made = `const yoga = {
				instantiateWasm(imports, done) {
					const wasm = new WebAssembly.Module(Buffer.from('${base64}', 'base64'))
					const instance = new WebAssembly.Instance(wasm, imports)
					done(instance)
					return instance.exports
				},
			}
			loadYoga(yoga)
			const Yoga = wrapAssembly(yoga)`
			return { contents: replaced(path, /const Yoga = .*/, made) }
		})
	},
}

/** How wide a text is that is more than ASCII and lines asks for tables that take as long to load as half of Node. */
const widthsWhenAsked = {
	name: 'widths-when-asked',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^string-width$/ }, ({ importer, namespace, resolveDir }) =>
			importer.includes('node_modules') || namespace === 'widths'
				? undefined
				: { path: 'string-width', namespace: 'widths', pluginData: resolveDir },
		)
		onLoad({ filter: /./, namespace: 'widths' }, ({ pluginData }) => ({
			contents: "module.exports = text => require('string-width').default(text)",
			resolveDir: pluginData,
		}))
	},
}

/** Modules of Node that take long to load, and that hardly any run asks for: they are loaded with the first thing taken from them. */
const builtinsWhenAsked = {
	name: 'builtins-when-asked',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^node:(child_process|crypto|os|tls|v8|worker_threads|zlib)$/ }, ({ path, namespace }) =>
			namespace === 'asked' ? { path, external: true } : { path, namespace: 'asked' },
		)
		onLoad({ filter: /./, namespace: 'asked' }, async ({ path }) => {
			const names = Object.keys(await import(path)).filter(name => name !== 'default')
			const getters = names.map(name => `get ${name}() { return own().${name} }`)
			return {
				contents: `let loaded; const own = () => (loaded ??= require('${path}')); module.exports = { ${getters.join(', ')} }`,
			}
		})
	},
}

const PLUGINS = [withoutInkDevtools, yogaAtOnce, widthsWhenAsked, builtinsWhenAsked]

/** All are modules, and those are strict. */
const HEAD = '"use strict";const bundleUrl=require("node:url").pathToFileURL(__filename).href;'

const OPTIONS = {
	absWorkingDir: ROOT,
	outdir: '.',
	bundle: true,
	format: 'cjs',
	platform: 'node',
	target: 'node20',
	// The modules of Node that are imported later: a script that is not a module's cannot import.
	supported: { 'dynamic-import': false },
	// Names stay, so that a stack trace in a bug report can be read.
	minifyWhitespace: true,
	minifySyntax: true,
	legalComments: 'none',
	define: {
		// React's development build is several times slower, and grows with every frame.
		'process.env.NODE_ENV': '"production"',
		'import.meta.url': 'bundleUrl',
	},
	logLevel: 'warning',
	metafile: true,
	write: false,
}

/** A script that can be read as one byte a character (`load.cjs`): esbuild escapes strings, and leaves regular expressions as they are. */
function ascii(text) {
	const [escaped] = /\\[\u0080-\uffff]/.exec(text) ?? []
	if (escaped) throw new Error(`a backslash stands before ${escaped.slice(1)}, which would be read otherwise`)
	return text.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A file's text with something replaced that has to be there. */
function replaced(path, what, by) {
	const text = readFileSync(path, 'utf8')
	const result = text.replace(what, () => by)
	if (result === text) throw new Error(`${path} has changed: there is no ${what}`)
	return result
}

/** The licences of the packages in a bundle, which have to go with it. */
function licenses(inputs) {
	const packages = new Set()
	for (const input of inputs) {
		const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)
		if (match) packages.add(match[0])
	}
	return [...packages].sort().map(licenseOf).join('\n\n')
}

function licenseOf(folder) {
	const path = join(ROOT, folder)
	const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
	const file = readdirSync(path).find(file => /^licen[cs]e/i.test(file))
	const text = file ? readFileSync(join(path, file), 'utf8').trim() : ''
	return `${name} ${version} (${license})\n\n${text}\n`
}

function newest(path) {
	const entry = statSync(path)
	if (!entry.isDirectory()) return entry.mtimeMs
	// The folder's own time tells of files that are gone.
	return Math.max(entry.mtimeMs, ...readdirSync(path).map(file => newest(join(path, file))))
}

function changed(path) {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
	const folder = join(ROOT, 'dist')
	try {
		if (!argv.includes('--if-stale') || isStale(join(folder, 'handshark.js'))) {
			await bundle({ ...PROGRAM, folder })
			await compile(folder)
		}
	} catch (error) {
		// What esbuild found in the sources it has said itself.
		if (!error.errors) throw error
		process.exitCode = 1
	}
}
