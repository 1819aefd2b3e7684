"""Outside cases, answered by Digor: what nobody here wrote says what is right."""
