// TypedTree
