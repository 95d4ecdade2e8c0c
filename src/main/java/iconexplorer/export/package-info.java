/**
 * What a run leaves behind: arrays, tables, its specification and its run folder.
 *
 * <p>Files appear whole or not at all: everything is written beside its place and moved there.
 *
 * <p>{@link iconexplorer.export.Setting} gives each setting of a run one name, for the command
 * line, the guided demos and "copy as command line" alike.
 */
@NullMarked
package iconexplorer.export;

import org.jspecify.annotations.NullMarked;
