/**
 * What a window held, as files.
 *
 * <p>Question: how is a session kept while runs train? Options: one file that is written again and
 * again; a folder in which each run has files that are never changed. Choice: the folder, whose
 * session.json names them and is replaced last; a session that a person saves is the same files in
 * one zip. Consequence: an autosave writes only runs that moved, and whenever the program is
 * killed, session.json names files that are whole.
 *
 * <p>A session from a stranger is numbers and settings: nothing in it is run, no name in it becomes
 * a path, and what it may hold has limits.
 */
@NullMarked
package iconexplorer.session;

import org.jspecify.annotations.NullMarked;
