function __career_complete
    COMPLETE=fish {PROGRAM} -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor) 2>/dev/null
end
complete --keep-order --no-files --command career --arguments '(__career_complete)'
